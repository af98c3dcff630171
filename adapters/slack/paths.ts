/** Where Slack sends events, commands, presses and forms. All paths are relative to the public address. */
export const EVENTS_PATH = "/slack/events";
/** The "Add to Slack" link. */
export const INSTALL_PATH = "/slack/install";
/** Slack's redirect after the consent page. */
export const REDIRECT_PATH = "/slack/oauth_redirect";
