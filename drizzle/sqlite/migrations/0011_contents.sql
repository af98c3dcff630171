CREATE TABLE `contents` (
	`hash` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL
);
--> statement-breakpoint
INSERT INTO `contents`("hash", "content")
SELECT min("key") || ' message', "message" FROM `deliveries` WHERE "message" IS NOT NULL GROUP BY "message";--> statement-breakpoint
INSERT INTO `contents`("hash", "content")
SELECT min("key") || ' left out', "left_out" FROM `deliveries` WHERE "left_out" <> '[]' GROUP BY "left_out";--> statement-breakpoint
UPDATE `deliveries` SET "message" = `contents`."hash" FROM `contents` WHERE `contents`."content" = `deliveries`."message";--> statement-breakpoint
UPDATE `deliveries` SET "left_out" = NULL WHERE "left_out" = '[]';--> statement-breakpoint
UPDATE `deliveries` SET "left_out" = `contents`."hash" FROM `contents` WHERE `contents`."content" = `deliveries`."left_out";--> statement-breakpoint
CREATE INDEX `deliveries_message` ON `deliveries` (`message`) WHERE message is not null;--> statement-breakpoint
CREATE INDEX `deliveries_left_out` ON `deliveries` (`left_out`) WHERE left_out is not null;--> statement-breakpoint
CREATE TRIGGER `contents_after_delete` AFTER DELETE ON `deliveries`
WHEN old."message" IS NOT NULL OR old."left_out" IS NOT NULL
BEGIN
	DELETE FROM `contents` WHERE "hash" IN (old."message", old."left_out")
		AND NOT EXISTS (SELECT 1 FROM `deliveries` WHERE "message" = `contents`."hash")
		AND NOT EXISTS (SELECT 1 FROM `deliveries` WHERE "left_out" = `contents`."hash");
END;--> statement-breakpoint
CREATE TRIGGER `contents_after_update` AFTER UPDATE OF "message", "left_out" ON `deliveries`
WHEN old."message" IS NOT new."message" OR old."left_out" IS NOT new."left_out"
BEGIN
	DELETE FROM `contents` WHERE "hash" IN (old."message", old."left_out")
		AND NOT EXISTS (SELECT 1 FROM `deliveries` WHERE "message" = `contents`."hash")
		AND NOT EXISTS (SELECT 1 FROM `deliveries` WHERE "left_out" = `contents`."hash");
END;