import { exp, log } from './arithmetic.ts'

/** Density of the standard normal law at x is this times e^(-x²/2). */
const inverseRootTwoPi = 0.3989422804014327

/**
 * e^(-x²/2) for x >= 0, with the square formed from a short and a remaining part so that its rounding does not grow
 * in the exponent.
 */
const bell = (x: number): number => {
  const short = Math.floor(x * 16) / 16
  return exp(-0.5 * short * short) * exp(-0.5 * (x - short) * (x + short))
}

/**
 * Upper tail of the standard normal law for x >= 0.66291. Up to 4 sqrt 2 the rational approximation of W. J. Cody,
 * Mathematics of Computation 23 (1969), as in his ANORM; beyond, one of the same form (degree 5 over 5 in 1/x²) through
 * 11 Chebyshev points of x P(X > x) / density, solved with 400 bits, error below 2e-18.
 */
const tail = (x: number): number => {
  if (x > 39) return 0
  if (x <= 5.656854249492381) {
    const above =
      (((((((1.0765576773720192e-8 * x + 0.39894151208813466) * x + 8.883149794388377) * x + 93.50665613217785) * x +
        597.2702763948002) *
        x +
        2494.5375852903726) *
        x +
        6848.190450536283) *
        x +
        11602.65143764735) *
        x +
      9842.714838383978
    const below =
      (((((((x + 22.266688044328117) * x + 235.387901782625) * x + 1519.3775994075547) * x + 6485.558298266761) * x +
        18615.571640885097) *
        x +
        34900.95272114598) *
        x +
        38912.00328609327) *
        x +
      19685.429676859992
    return bell(x) * (above / below)
  }
  const s = 1 / (x * x)
  const above =
    ((((0.02324731412459041 * s + 0.21549601010371042) * s + 0.1263335916056105) * s + 0.021917728054510997) * s +
      0.0013934426516417587) *
      s +
    2.8381224772442935e-5
  const below =
    ((((s + 1.2777918587768002) * s + 0.4635210162601796) * s + 0.0649912780235294) * s + 0.003706266291131614) * s +
    7.114118048326327e-5
  return (bell(x) * (inverseRootTwoPi - (s * above) / below)) / x
}

/** Phi(x) - 1/2 for |x| <= 0.66291 (the same source). */
const middle = (x: number): number => {
  const s = x * x
  const above =
    (((0.06568233791820745 * s + 2.2352520354606837) * s + 161.02823106855587) * s + 1067.6894854603709) * s +
    18154.98125334356
  const below = (((s + 47.202581904688245) * s + 976.0985517377767) * s + 10260.932208618979) * s + 45507.78933502673
  return (x * above) / below
}

/** P(X > x) of the standard normal law, to full relative accuracy for large x. */
export const normalUpper = (x: number): number =>
  Math.abs(x) <= 0.66291 ? 0.5 - middle(x) : x > 0 ? tail(x) : x < 0 ? 1 - tail(-x) : x

/** P(X <= x) of the standard normal law, to full relative accuracy for large negative x. */
export const normalCdf = (x: number): number => normalUpper(-x)

/** Density of the standard normal law. */
export const normalDensity = (x: number): number => {
  const size = Math.abs(x)
  return size < 39 ? inverseRootTwoPi * bell(size) : size >= 39 ? 0 : x
}

/**
 * z with P(Z <= z) = p for the standard normal law, for p in (0, 1); -Infinity at 0, Infinity at 1, NaN outside.
 * Relative error about 1e-16. Method: M. J. Wichura, algorithm AS 241 (PPND16), Applied Statistics 37 (1988).
 */
export const normalQuantile = (p: number): number => {
  const q = p - 0.5
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q
    const above =
      ((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
        13731.69376550946) *
        r +
        1971.5909503065513) *
        r +
        133.14166789178438) *
        r +
      3.3871328727963665
    const below =
      ((((((5226.495278852546 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
      1
    return (q * above) / below
  }
  const nearer = q < 0 ? p : 1 - p
  if (!(nearer > 0)) return nearer === 0 ? (q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY) : Number.NaN
  const z = farQuantile(Math.sqrt(-log(nearer)))
  return q < 0 ? -z : z
}

/** The size of z from t = sqrt(-ln of the smaller tail), outside the middle 85 %. */
const farQuantile = (t: number): number => {
  if (t <= 5) {
    const r = t - 1.6
    const above =
      ((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r +
        3.6478483247632045) *
        r +
        5.769497221460691) *
        r +
        4.630337846156546) *
        r +
      1.4234371107496835
    const below =
      ((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r + 0.14810397642748008) *
        r +
        0.6897673349851) *
        r +
        1.6763848301838038) *
        r +
        2.053191626637759) *
        r +
      1
    return above / below
  }
  const r = t - 5
  const above =
    ((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r + 0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
    6.657904643501103
  const below =
    ((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r + 0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
    1
  return above / below
}
