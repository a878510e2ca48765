using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Storefront.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Wishes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "wishlists",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    shopper_id = table.Column<long>(type: "bigint", nullable: true),
                    share_token = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    touched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wishlists", x => x.id);
                    table.CheckConstraint("ck_wishlists_owner", "(token_hash IS NULL) <> (shopper_id IS NULL)");
                    table.ForeignKey(
                        name: "fk_wishlists_shoppers_shopper_id",
                        column: x => x.shopper_id,
                        principalTable: "shoppers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "wishes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    wishlist_id = table.Column<long>(type: "bigint", nullable: false),
                    product_id = table.Column<long>(type: "bigint", nullable: false),
                    variant_id = table.Column<long>(type: "bigint", nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wishes", x => x.id);
                    table.ForeignKey(
                        name: "fk_wishes_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_wishes_variants_variant_id",
                        column: x => x.variant_id,
                        principalTable: "variants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_wishes_wishlists_wishlist_id",
                        column: x => x.wishlist_id,
                        principalTable: "wishlists",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_wishes_product_id",
                table: "wishes",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_wishes_variant_id",
                table: "wishes",
                column: "variant_id");

            migrationBuilder.CreateIndex(
                name: "ix_wishes_wishlist_id_product_id",
                table: "wishes",
                columns: new[] { "wishlist_id", "product_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_wishlists_share_token",
                table: "wishlists",
                column: "share_token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_wishlists_shopper_id",
                table: "wishlists",
                column: "shopper_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_wishlists_token_hash",
                table: "wishlists",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_wishlists_touched_at",
                table: "wishlists",
                column: "touched_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "wishes");

            migrationBuilder.DropTable(
                name: "wishlists");
        }
    }
}
