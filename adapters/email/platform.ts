/** E-mail's name among the platforms. */
export const PLATFORM = "email";
