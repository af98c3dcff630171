CREATE TABLE `access_keys` (
	`hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`team` text NOT NULL,
	`platform` text NOT NULL,
	`workspace` text NOT NULL,
	`channel` text NOT NULL,
	`person` text,
	`created_at` integer NOT NULL,
	`expires_at` integer
);
--> statement-breakpoint
CREATE INDEX `access_keys_team` ON `access_keys` (`team`);--> statement-breakpoint
ALTER TABLE `team_settings` ADD `agents` integer DEFAULT false NOT NULL;