using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BackOffice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "family_name_key",
                table: "orders",
                type: "TEXT",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "name_key",
                table: "orders",
                type: "TEXT",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "sent_mails",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    detail = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sent_mails", x => x.id);
                });

            // Orders that were placed before: their names in small letters, from the first word on and from the last.
            migrationBuilder.Sql(
                """
                UPDATE orders SET
                  name_key = substr(lower(trim(delivery_address_name)), 1, 120),
                  family_name_key = substr(lower(trim(substr(trim(delivery_address_name), length(rtrim(trim(delivery_address_name), replace(trim(delivery_address_name), ' ', ''))) + 1)
                    || ' ' || trim(rtrim(trim(delivery_address_name), replace(trim(delivery_address_name), ' ', ''))))), 1, 120)
                """);

            migrationBuilder.CreateIndex(
                name: "ix_webhook_events_object_id",
                table: "webhook_events",
                column: "object_id");

            migrationBuilder.CreateIndex(
                name: "ix_orders_family_name_key",
                table: "orders",
                column: "family_name_key");

            migrationBuilder.CreateIndex(
                name: "ix_orders_name_key",
                table: "orders",
                column: "name_key");

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_sku_order_id",
                table: "order_lines",
                columns: new[] { "sku", "order_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sent_mails_key",
                table: "sent_mails",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_sent_mails_to_id",
                table: "sent_mails",
                columns: new[] { "to", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sent_mails");

            migrationBuilder.DropIndex(
                name: "ix_webhook_events_object_id",
                table: "webhook_events");

            migrationBuilder.DropIndex(
                name: "ix_orders_family_name_key",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_orders_name_key",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_order_lines_sku_order_id",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "family_name_key",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "name_key",
                table: "orders");
        }
    }
}
