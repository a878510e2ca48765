using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Storefront.Core.Invoices;

#nullable disable

namespace Storefront.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Invoices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "shipping_tax_parts_per_million",
                table: "orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "invoice_series",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_series", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "invoices",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    series = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    order_id = table.Column<long>(type: "INTEGER", nullable: false),
                    refund_id = table.Column<long>(type: "INTEGER", nullable: true),
                    corrects = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    locale = table.Column<string>(type: "TEXT", nullable: false),
                    order_number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ordered_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    delivery_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    delivery_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    prices_include_tax = table.Column<bool>(type: "INTEGER", nullable: false),
                    buyer_city = table.Column<string>(type: "TEXT", nullable: false),
                    buyer_company = table.Column<string>(type: "TEXT", nullable: true),
                    buyer_country = table.Column<string>(type: "TEXT", nullable: false),
                    buyer_line1 = table.Column<string>(type: "TEXT", nullable: false),
                    buyer_line2 = table.Column<string>(type: "TEXT", nullable: true),
                    buyer_name = table.Column<string>(type: "TEXT", nullable: false),
                    buyer_postal_code = table.Column<string>(type: "TEXT", nullable: false),
                    buyer_region = table.Column<string>(type: "TEXT", nullable: true),
                    by_gift_cards_currency = table.Column<string>(type: "TEXT", nullable: false),
                    by_gift_cards_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    deliver_to_city = table.Column<string>(type: "TEXT", nullable: false),
                    deliver_to_company = table.Column<string>(type: "TEXT", nullable: true),
                    deliver_to_country = table.Column<string>(type: "TEXT", nullable: false),
                    deliver_to_line1 = table.Column<string>(type: "TEXT", nullable: false),
                    deliver_to_line2 = table.Column<string>(type: "TEXT", nullable: true),
                    deliver_to_name = table.Column<string>(type: "TEXT", nullable: false),
                    deliver_to_postal_code = table.Column<string>(type: "TEXT", nullable: false),
                    deliver_to_region = table.Column<string>(type: "TEXT", nullable: true),
                    net_currency = table.Column<string>(type: "TEXT", nullable: false),
                    net_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    seller_email = table.Column<string>(type: "TEXT", nullable: true),
                    seller_phone = table.Column<string>(type: "TEXT", nullable: true),
                    seller_register = table.Column<string>(type: "TEXT", nullable: true),
                    seller_tax_number = table.Column<string>(type: "TEXT", nullable: true),
                    seller_vat_id = table.Column<string>(type: "TEXT", nullable: true),
                    seller_address_city = table.Column<string>(type: "TEXT", nullable: false),
                    seller_address_company = table.Column<string>(type: "TEXT", nullable: true),
                    seller_address_country = table.Column<string>(type: "TEXT", nullable: false),
                    seller_address_line1 = table.Column<string>(type: "TEXT", nullable: false),
                    seller_address_line2 = table.Column<string>(type: "TEXT", nullable: true),
                    seller_address_name = table.Column<string>(type: "TEXT", nullable: false),
                    seller_address_postal_code = table.Column<string>(type: "TEXT", nullable: false),
                    seller_address_region = table.Column<string>(type: "TEXT", nullable: true),
                    tax_currency = table.Column<string>(type: "TEXT", nullable: false),
                    tax_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    total_currency = table.Column<string>(type: "TEXT", nullable: false),
                    total_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoices", x => x.id);
                    table.CheckConstraint("ck_invoices_kind", "(kind = 0 AND refund_id IS NULL AND corrects IS NULL) OR (kind IN (1, 2) AND refund_id IS NOT NULL AND corrects IS NOT NULL)");
                    table.CheckConstraint("ck_invoices_sequence", "sequence > 0");
                    table.CheckConstraint("ck_invoices_total", "total_minor = net_minor + tax_minor AND total_minor >= 0 AND by_gift_cards_minor BETWEEN 0 AND total_minor");
                    table.ForeignKey(
                        name: "fk_invoices_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invoices_refunds_refund_id",
                        column: x => x.refund_id,
                        principalTable: "refunds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invoice_lines",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    invoice_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    order_line_id = table.Column<long>(type: "INTEGER", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    sku = table.Column<string>(type: "TEXT", nullable: false),
                    options = table.Column<string>(type: "TEXT", nullable: false),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_price = table.Column<long>(type: "INTEGER", nullable: false),
                    discount = table.Column<long>(type: "INTEGER", nullable: false),
                    tax_parts_per_million = table.Column<int>(type: "INTEGER", nullable: false),
                    net = table.Column<long>(type: "INTEGER", nullable: false),
                    tax = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_lines", x => x.id);
                    table.ForeignKey(
                        name: "fk_invoice_lines_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_invoice_lines_invoice_id",
                table: "invoice_lines",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_issued_on",
                table: "invoices",
                column: "issued_on");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_number",
                table: "invoices",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoices_order_id",
                table: "invoices",
                columns: new[] { "order_id", "kind" },
                unique: true,
                filter: "kind = 0");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_order_number",
                table: "invoices",
                column: "order_number");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_refund_id_kind",
                table: "invoices",
                columns: new[] { "refund_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invoices_series_sequence",
                table: "invoices",
                columns: new[] { "series", "sequence" },
                unique: true);

            foreach (var statement in InvoiceTriggers.Sqlite.Concat(InvoiceTriggers.AskForMissing))
                migrationBuilder.Sql(statement);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "invoice_lines");

            migrationBuilder.DropTable(
                name: "invoice_series");

            migrationBuilder.DropTable(
                name: "invoices");

            migrationBuilder.DropColumn(
                name: "shipping_tax_parts_per_million",
                table: "orders");
        }
    }
}
