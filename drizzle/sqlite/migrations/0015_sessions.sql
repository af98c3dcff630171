CREATE TABLE `sessions` (
	`id` integer PRIMARY KEY NOT NULL,
	`platform` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sessions_time` ON `sessions` (`platform`,`at`);