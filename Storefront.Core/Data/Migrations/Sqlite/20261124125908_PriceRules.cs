using Microsoft.EntityFrameworkCore.Migrations;
using Storefront.Core.Carts;

#nullable disable

namespace Storefront.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PriceRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "price_rules",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    stamp = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_price_rules", x => x.id);
                });

            migrationBuilder.InsertData(
                table: "price_rules",
                columns: new[] { "id", "stamp" },
                values: new object[] { 1, 0L });

            foreach (var statement in PriceRulesTriggers.Sqlite)
                migrationBuilder.Sql(statement);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var statement in PriceRulesTriggers.SqliteDrops)
                migrationBuilder.Sql(statement);

            migrationBuilder.DropTable(
                name: "price_rules");
        }
    }
}
