/** Where Slack sends events, commands, presses and forms alike; below the public address, as all of these. */
export const EVENTS_PATH = "/slack/events";
/** "Add to Slack" begins here. */
export const INSTALL_PATH = "/slack/install";
/** Where Slack leads people back to. */
export const REDIRECT_PATH = "/slack/oauth_redirect";
