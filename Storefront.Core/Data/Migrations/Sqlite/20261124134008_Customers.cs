using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Core.Data.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "shopper_id",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "news",
                table: "carts",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<long>(
                name: "shopper_id",
                table: "carts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "saved_addresses",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    shopper_id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    is_default = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    address_city = table.Column<string>(type: "TEXT", nullable: false),
                    address_company = table.Column<string>(type: "TEXT", nullable: true),
                    address_country = table.Column<string>(type: "TEXT", nullable: false),
                    address_line1 = table.Column<string>(type: "TEXT", nullable: false),
                    address_line2 = table.Column<string>(type: "TEXT", nullable: true),
                    address_name = table.Column<string>(type: "TEXT", nullable: false),
                    address_postal_code = table.Column<string>(type: "TEXT", nullable: false),
                    address_region = table.Column<string>(type: "TEXT", nullable: true)
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
