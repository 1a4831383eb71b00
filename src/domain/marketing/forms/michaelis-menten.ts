/** Michaelis-Menten saturation: the effect of x, of a full effect `most` of which it has half at `half`. */
export const michaelisMenten = (x: number, most: number, half: number): number => (most * x) / (half + x)
