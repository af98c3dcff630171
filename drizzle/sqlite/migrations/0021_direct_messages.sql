-- Slack's direct messages are reached through a workspace. Until here a file served one, whose name stands in other rows.
CREATE TABLE `slack_direct` AS SELECT (SELECT `workspace` || '/' FROM (
  SELECT json_extract(`created_by`, '$.workspace') AS `workspace` FROM `subscriptions` WHERE `platform` = 'slack'
  UNION SELECT `workspace` FROM `subscriptions` WHERE `platform` = 'slack'
  UNION SELECT `workspace` FROM `posted_messages` WHERE `platform` = 'slack'
  UNION SELECT `workspace` FROM `deliveries` WHERE `platform` = 'slack'
) WHERE `workspace` <> '' LIMIT 1) AS `name`;--> statement-breakpoint
DELETE FROM `slack_direct` WHERE `name` IS NULL;--> statement-breakpoint
UPDATE `subscriptions` SET `workspace` = (SELECT `name` FROM `slack_direct`) WHERE `platform` = 'slack' AND `workspace` = '' AND EXISTS (SELECT 1 FROM `slack_direct`);--> statement-breakpoint
UPDATE `deliveries` SET `workspace` = (SELECT `name` FROM `slack_direct`),
  `posted_workspace` = iif(`posted_workspace` = '', (SELECT `name` FROM `slack_direct`), `posted_workspace`),
  `under` = iif(json_extract(`under`, '$.channel.workspace') = '', json_set(`under`, '$.channel.workspace', (SELECT `name` FROM `slack_direct`)), `under`)
WHERE `platform` = 'slack' AND `workspace` = '' AND EXISTS (SELECT 1 FROM `slack_direct`);--> statement-breakpoint
UPDATE `posted_messages` SET `workspace` = (SELECT `name` FROM `slack_direct`) WHERE `platform` = 'slack' AND `workspace` = '' AND EXISTS (SELECT 1 FROM `slack_direct`);--> statement-breakpoint
UPDATE `watches` SET `workspace` = (SELECT `name` FROM `slack_direct`) WHERE `platform` = 'slack' AND `workspace` = '' AND EXISTS (SELECT 1 FROM `slack_direct`);--> statement-breakpoint
UPDATE `club_meetings` SET `workspace` = (SELECT `name` FROM `slack_direct`) WHERE `platform` = 'slack' AND `workspace` = '' AND EXISTS (SELECT 1 FROM `slack_direct`);--> statement-breakpoint
UPDATE `casts` SET `channel` = 'slack:' || (SELECT `name` FROM `slack_direct`) || substr(`channel`, 7),
  `via` = iif(substr(`via`, 1, 7) = 'slack::', 'slack:' || (SELECT `name` FROM `slack_direct`) || substr(`via`, 7), `via`)
WHERE substr(`channel`, 1, 7) = 'slack::' AND EXISTS (SELECT 1 FROM `slack_direct`);--> statement-breakpoint
DROP TABLE `slack_direct`;
