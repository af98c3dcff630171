CREATE TABLE `casts` (
	`team` text NOT NULL,
	`paper` text NOT NULL,
	`person` text NOT NULL,
	`via` text NOT NULL,
	`standing` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`heard_at` integer NOT NULL,
	PRIMARY KEY(`team`, `paper`, `person`, `via`)
);
--> statement-breakpoint
CREATE INDEX `casts_via` ON `casts` (`team`,`via`);--> statement-breakpoint
CREATE INDEX `casts_standing` ON `casts` (`team`,`changed_at`) WHERE standing = 1;--> statement-breakpoint
CREATE TABLE `deliveries` (
	`key` text PRIMARY KEY NOT NULL,
	`platform` text NOT NULL,
	`workspace` text NOT NULL,
	`channel` text NOT NULL,
	`team` text NOT NULL,
	`day` text NOT NULL,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`message` text,
	`papers` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`first_attempt_at` integer,
	`not_before` integer DEFAULT 0 NOT NULL,
	`deadline` integer NOT NULL,
	`fence` integer DEFAULT 0 NOT NULL,
	`lease_until` integer,
	`posted_workspace` text,
	`posted_channel` text,
	`posted_message` text,
	`posted_at` integer,
	`error` text,
	`note` text,
	`left_out` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_channel_day` ON `deliveries` (`platform`,`workspace`,`channel`,`day`);--> statement-breakpoint
CREATE INDEX `deliveries_state` ON `deliveries` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `deliveries_message` ON `deliveries` (`platform`,`posted_workspace`,`posted_channel`,`posted_message`);--> statement-breakpoint
CREATE INDEX `deliveries_posted` ON `deliveries` (`platform`,`posted_at`);--> statement-breakpoint
CREATE TABLE `listed_papers` (
	`day` text NOT NULL,
	`paper` text NOT NULL,
	PRIMARY KEY(`day`, `paper`),
	FOREIGN KEY (`day`) REFERENCES `listings`(`day`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`paper`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `listings` (
	`day` text PRIMARY KEY NOT NULL,
	`synced_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `papers` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`abstract` text NOT NULL,
	`authors` text NOT NULL,
	`organization` text,
	`summary` text,
	`keywords` text NOT NULL,
	`categories` text NOT NULL,
	`version` integer,
	`upvotes` integer NOT NULL,
	`comments` integer NOT NULL,
	`code_url` text,
	`code_stars` integer,
	`project_url` text,
	`thumbnail_url` text,
	`published_at` integer,
	`listed_on` text,
	`withdrawn` integer NOT NULL,
	`first_seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `upvote_snapshots` (
	`paper` text NOT NULL,
	`at` integer NOT NULL,
	`upvotes` integer NOT NULL,
	PRIMARY KEY(`paper`, `at`),
	FOREIGN KEY (`paper`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`platform` text NOT NULL,
	`workspace` text NOT NULL,
	`channel` text NOT NULL,
	`team` text NOT NULL,
	`settings` text NOT NULL,
	`next_due_at` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`disabled_reason` text,
	`disabled_at` integer,
	PRIMARY KEY(`platform`, `workspace`, `channel`)
);
--> statement-breakpoint
CREATE INDEX `subscriptions_due` ON `subscriptions` (`next_due_at`) WHERE next_due_at is not null;--> statement-breakpoint
CREATE INDEX `subscriptions_team` ON `subscriptions` (`team`);