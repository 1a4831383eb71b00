/** An amount of money in a text, with its sign: a browser would break the line between the two. */
export const amounts = /[−+]?\$[\d.,]*\d[kMBT]?/g
