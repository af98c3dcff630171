CREATE TABLE `account_links` (
	`account` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `account_links_person` ON `account_links` (`person`);--> statement-breakpoint
CREATE TABLE `link_codes` (
	`hash` text PRIMARY KEY NOT NULL,
	`team` text,
	`person` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `link_tries` (
	`person` text NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `link_tries_person` ON `link_tries` (`person`,`what`,`at`);--> statement-breakpoint
CREATE TABLE `secrets` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `team_links` (
	`team` text PRIMARY KEY NOT NULL,
	`ledger` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `team_links_ledger` ON `team_links` (`ledger`);--> statement-breakpoint
CREATE TABLE `team_settings` (
	`team` text PRIMARY KEY NOT NULL,
	`names` integer NOT NULL,
	`retention` integer
);
--> statement-breakpoint
CREATE TABLE `tombstones` (
	`hash` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
