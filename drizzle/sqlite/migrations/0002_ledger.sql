CREATE TABLE `posted_messages` (
	`platform` text NOT NULL,
	`workspace` text NOT NULL,
	`channel` text NOT NULL,
	`message` text NOT NULL,
	`team` text NOT NULL,
	`key` text NOT NULL,
	`papers` text NOT NULL,
	`content` text,
	`posted_at` integer NOT NULL,
	`counts` text DEFAULT '' NOT NULL,
	`gone` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`platform`, `workspace`, `channel`, `message`)
);
--> statement-breakpoint
CREATE INDEX `posted_recently` ON `posted_messages` (`platform`,`posted_at`);--> statement-breakpoint
CREATE INDEX `posted_by_team` ON `posted_messages` (`team`,`posted_at`);--> statement-breakpoint
DROP INDEX `deliveries_message`;--> statement-breakpoint
DROP INDEX `deliveries_posted`;--> statement-breakpoint
CREATE TABLE `__new_casts` (
	`team` text NOT NULL,
	`paper` text NOT NULL,
	`person` text NOT NULL,
	`kind` text NOT NULL,
	`via` text NOT NULL,
	`mark` text NOT NULL,
	`channel` text NOT NULL,
	`standing` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`heard_at` integer NOT NULL,
	PRIMARY KEY(`team`, `paper`, `person`, `kind`, `via`, `mark`)
);
--> statement-breakpoint
INSERT INTO `__new_casts`("team", "paper", "person", "kind", "via", "mark", "channel", "standing", "changed_at", "heard_at")
SELECT
	"team",
	"paper",
	CASE WHEN "person" LIKE 'discord:%' THEN 'discord:' || substr("person", 9 + instr(substr("person", 9), ':')) ELSE "person" END AS "account",
	'up',
	CASE WHEN "via" = 'button' THEN 'button' ELSE "team" || ':' || substr("via", 10) END,
	CASE WHEN "via" = 'button' THEN '' ELSE coalesce((
		SELECT "number"."key" + 1
		FROM `deliveries`, json_each(`deliveries`."papers") AS "number"
		WHERE "number"."value" = `casts`."paper"
			AND 'reaction:' || "posted_channel" || ':' || "posted_message" = `casts`."via"
			AND "platform" || ':' || "posted_workspace" = `casts`."team"
	), '') END,
	CASE WHEN "via" = 'button' THEN '' ELSE "team" || ':' || substr("via", 10, instr(substr("via", 10), ':') - 1) END,
	max("standing"), "changed_at", "heard_at"
FROM `casts`
GROUP BY "team", "paper", "account", "via";--> statement-breakpoint
INSERT INTO `posted_messages`("platform", "workspace", "channel", "message", "team", "key", "papers", "posted_at")
SELECT "platform", "posted_workspace", "posted_channel", "posted_message", "team", "key", "papers", "posted_at"
FROM `deliveries` WHERE "state" = 'sent' AND "posted_message" IS NOT NULL AND "posted_at" IS NOT NULL;--> statement-breakpoint
DROP TABLE `casts`;--> statement-breakpoint
ALTER TABLE `__new_casts` RENAME TO `casts`;--> statement-breakpoint
CREATE INDEX `casts_via` ON `casts` (`team`,`via`);--> statement-breakpoint
CREATE INDEX `casts_standing` ON `casts` (`team`,`kind`,`changed_at`) WHERE standing = 1;