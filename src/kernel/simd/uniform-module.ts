// Generated from assembly/uniform.ts, whose test makes the same bytes again; UPDATE_SIMD=1 writes them.

/** The module of uniform.ts, in base64. */
export const uniformModule =
  'AGFzbQEAAAABCwFgBn9/f39/fwF8AwIBAAUDAQAABxYCCXVuaWZvcm1BdAAABm1lbW9yeQIACq4BAasBAgJ/An4gAEEBdiEGA0AgB0EKSARAIA' +
  'atQtO+xJINfiEIIAKtQtea+uwMfiIJQiCIpyABcyAEcyEGIAmnIQEgCEIgiKcgA3MgBXMhAiAIpyEDIARBx4yijgZrIQQgBUH7ouGkBGshBSAH' +
  'QQFqIQcMAQsLIAYgAiAAQQFxRSIAG7hEAAAAAAAAMEGiIAEgAyAAG0EMdrigRAAAAAAAAOA/oEQAAAAAAACwPKIL'
