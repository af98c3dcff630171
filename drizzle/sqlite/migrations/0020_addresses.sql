CREATE TABLE `addresses` (
	`platform` text NOT NULL,
	`workspace` text NOT NULL,
	`channel` text NOT NULL,
	`team` text NOT NULL,
	`person` text,
	`address` text NOT NULL,
	`secret` text NOT NULL,
	`created_at` integer NOT NULL,
	`code_hash` text,
	`expires_at` integer,
	`wish` text,
	PRIMARY KEY(`platform`, `workspace`, `channel`)
);
