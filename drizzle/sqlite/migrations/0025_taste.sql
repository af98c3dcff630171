CREATE TABLE `taste_papers` (
	`team` text NOT NULL,
	`paper` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`team`, `paper`)
);
