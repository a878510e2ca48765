using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Storefront.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Customers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "comment",
                table: "returns",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "shopper_id",
                table: "orders",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "news",
                table: "carts",
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<long>(
                name: "shopper_id",
                table: "carts",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "saved_addresses",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    shopper_id = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    is_default = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    address_city = table.Column<string>(type: "text", nullable: false),
                    address_company = table.Column<string>(type: "text", nullable: true),
                    address_country = table.Column<string>(type: "text", nullable: false),
                    address_line1 = table.Column<string>(type: "text", nullable: false),
                    address_line2 = table.Column<string>(type: "text", nullable: true),
                    address_name = table.Column<string>(type: "text", nullable: false),
                    address_postal_code = table.Column<string>(type: "text", nullable: false),
                    address_region = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_addresses", x => x.id);
                    table.ForeignKey(
                        name: "fk_saved_addresses_shoppers_shopper_id",
                        column: x => x.shopper_id,
                        principalTable: "shoppers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_orders_shopper_id_placed_at",
                table: "orders",
                columns: new[] { "shopper_id", "placed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_carts_shopper_id",
                table: "carts",
                column: "shopper_id");

            migrationBuilder.CreateIndex(
                name: "ix_saved_addresses_code",
                table: "saved_addresses",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_addresses_default",
                table: "saved_addresses",
                column: "shopper_id",
                unique: true,
                filter: "is_default");

            migrationBuilder.CreateIndex(
                name: "ix_saved_addresses_shopper_id_created_at",
                table: "saved_addresses",
                columns: new[] { "shopper_id", "created_at" });

            // EF knows no indexes on expressions.
            migrationBuilder.Sql("CREATE INDEX ix_orders_unclaimed_email ON orders (lower(email)) WHERE shopper_id IS NULL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX ix_orders_unclaimed_email;");

            migrationBuilder.DropTable(
                name: "saved_addresses");

            migrationBuilder.DropIndex(
                name: "ix_orders_shopper_id_placed_at",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_carts_shopper_id",
                table: "carts");

            migrationBuilder.DropColumn(
                name: "comment",
                table: "returns");

            migrationBuilder.DropColumn(
                name: "shopper_id",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "news",
                table: "carts");

            migrationBuilder.DropColumn(
                name: "shopper_id",
                table: "carts");
        }
    }
}
