CREATE TABLE "addresses" (
	"platform" text collate "C" NOT NULL,
	"workspace" text collate "C" NOT NULL,
	"channel" text collate "C" NOT NULL,
	"team" text collate "C" NOT NULL,
	"person" text collate "C",
	"address" text collate "C" NOT NULL,
	"secret" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"code_hash" text collate "C",
	"expires_at" bigint,
	"wish" json,
	CONSTRAINT "addresses_platform_workspace_channel_pk" PRIMARY KEY("platform","workspace","channel")
);
