-- A Discord account is the same in every server, so people there are kept without one.
UPDATE `subscriptions` SET `created_by` = json_set(`created_by`, '$.workspace', '') WHERE json_extract(`created_by`, '$.platform') = 'discord';--> statement-breakpoint
UPDATE `club_nominations` SET `by` = json_set(`by`, '$.workspace', '') WHERE json_extract(`by`, '$.platform') = 'discord';--> statement-breakpoint
UPDATE `club_meetings` SET `presenter` = json_set(`presenter`, '$.workspace', '') WHERE json_extract(`presenter`, '$.platform') = 'discord';--> statement-breakpoint
UPDATE `club_meetings` SET `scheduled_by` = json_set(`scheduled_by`, '$.workspace', '') WHERE json_extract(`scheduled_by`, '$.platform') = 'discord';
