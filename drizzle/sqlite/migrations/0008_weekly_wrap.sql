ALTER TABLE `subscriptions` ADD `next_wrap_at` integer;--> statement-breakpoint
CREATE INDEX `subscriptions_wrap_due` ON `subscriptions` (`next_wrap_at`) WHERE next_wrap_at is not null;