CREATE TABLE `imports` (
	`source` text PRIMARY KEY NOT NULL,
	`line` integer NOT NULL,
	`offset` integer NOT NULL
);
