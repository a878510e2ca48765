using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Addresses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "products",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "old_paths",
                columns: table => new
                {
                    path = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    category_id = table.Column<long>(type: "bigint", nullable: false),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_old_paths", x => x.path);
                    table.ForeignKey(
                        name: "fk_old_paths_categories_category_id",
                        column: x => x.category_id,
                        principalTable: "categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "old_slugs",
                columns: table => new
                {
                    slug = table.Column<string>(type: "character varying(220)", maxLength: 220, nullable: false),
                    product_id = table.Column<long>(type: "bigint", nullable: false),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_old_slugs", x => x.slug);
                    table.ForeignKey(
                        name: "fk_old_slugs_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "successions",
                columns: table => new
                {
                    product_id = table.Column<long>(type: "bigint", nullable: false),
                    successor_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_successions", x => x.product_id);
                    table.ForeignKey(
                        name: "fk_successions_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_successions_products_successor_id",
                        column: x => x.successor_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_old_paths_category_id",
                table: "old_paths",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "ix_old_slugs_product_id",
                table: "old_slugs",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "ix_successions_successor_id",
                table: "successions",
                column: "successor_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "old_paths");

            migrationBuilder.DropTable(
                name: "old_slugs");

            migrationBuilder.DropTable(
                name: "successions");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "products");
        }
    }
}
