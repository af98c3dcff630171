/** E-mail's platform name. */
export const PLATFORM = "email";
