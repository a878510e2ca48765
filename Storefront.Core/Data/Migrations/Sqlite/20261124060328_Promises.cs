using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Promises : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_stock_holds_quantity",
                table: "stock_holds");

            migrationBuilder.DropIndex(
                name: "ix_shipments_order_id",
                table: "shipments");

            migrationBuilder.DropCheckConstraint(
                name: "ck_refunds_amount",
                table: "refunds");

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_total",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_lines_total",
                table: "order_lines");

            migrationBuilder.AddColumn<int>(
                name: "settled",
                table: "stock_holds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "delivered_at",
                table: "shipments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "payment_id",
                table: "refunds",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<string>(
                name: "actor",
                table: "refunds",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "order_id",
                table: "refunds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "to_gift_cards_minor",
                table: "refunds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "discount_currency",
                table: "orders",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "discount_minor",
                table: "orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "paid_by_gift_cards_currency",
                table: "orders",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "paid_by_gift_cards_minor",
                table: "orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "refunded_minor",
                table: "orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "refunded_shipping_minor",
                table: "orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "shipping_discount_currency",
                table: "orders",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "shipping_discount_minor",
                table: "orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "cancelled",
                table: "order_lines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "discount_currency",
                table: "order_lines",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "discount_minor",
                table: "order_lines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "refunded",
                table: "order_lines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "shipped",
                table: "order_lines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "codes",
                table: "carts",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "gift_card_ids",
                table: "carts",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "gift_cards",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    last_four = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    disabled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    balance_currency = table.Column<string>(type: "TEXT", nullable: false),
                    balance_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gift_cards", x => x.id);
                    table.CheckConstraint("ck_gift_cards_balance", "balance_minor >= 0");
                });

            migrationBuilder.CreateTable(
                name: "order_discount",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    order_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: true),
                    amount_currency = table.Column<string>(type: "TEXT", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_order_discount", x => x.id);
                    table.ForeignKey(
                        name: "fk_order_discount_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "promotions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    @class = table.Column<int>(name: "class", type: "INTEGER", nullable: false),
                    benefit = table.Column<int>(type: "INTEGER", nullable: false),
                    parts_per_million = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    category_ids = table.Column<string>(type: "TEXT", nullable: false),
                    product_ids = table.Column<string>(type: "TEXT", nullable: false),
                    minimum_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    limit = table.Column<int>(type: "INTEGER", nullable: true),
                    limit_per_customer = table.Column<int>(type: "INTEGER", nullable: true),
                    used = table.Column<int>(type: "INTEGER", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    combines_with_product = table.Column<bool>(type: "INTEGER", nullable: false),
                    combines_with_order = table.Column<bool>(type: "INTEGER", nullable: false),
                    combines_with_shipping = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_promotions", x => x.id);
                    table.CheckConstraint("ck_promotions_benefit", "parts_per_million BETWEEN 0 AND 1000000 AND amount_minor >= 0 AND minimum_minor >= 0");
                    table.CheckConstraint("ck_promotions_used", "used >= 0 AND (\"limit\" IS NULL OR used <= \"limit\")");
                });

            migrationBuilder.CreateTable(
                name: "refund_lines",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    refund_id = table.Column<long>(type: "INTEGER", nullable: false),
                    order_line_id = table.Column<long>(type: "INTEGER", nullable: true),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_currency = table.Column<string>(type: "TEXT", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    tax_currency = table.Column<string>(type: "TEXT", nullable: false),
                    tax_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refund_lines", x => x.id);
                    table.ForeignKey(
                        name: "fk_refund_lines_refunds_refund_id",
                        column: x => x.refund_id,
                        principalTable: "refunds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "returns",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    order_id = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    requested_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_returns", x => x.id);
                    table.ForeignKey(
                        name: "fk_returns_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "gift_card_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    gift_card_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    order_id = table.Column<long>(type: "INTEGER", nullable: true),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gift_card_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_gift_card_entries_gift_cards_gift_card_id",
                        column: x => x.gift_card_id,
                        principalTable: "gift_cards",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "redemptions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    promotion_id = table.Column<long>(type: "INTEGER", nullable: false),
                    order_id = table.Column<long>(type: "INTEGER", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    returned_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_redemptions", x => x.id);
                    table.ForeignKey(
                        name: "fk_redemptions_promotions_promotion_id",
                        column: x => x.promotion_id,
                        principalTable: "promotions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "return_lines",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    return_id = table.Column<long>(type: "INTEGER", nullable: false),
                    order_line_id = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    received = table.Column<int>(type: "INTEGER", nullable: false),
                    condition = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_return_lines", x => x.id);
                    table.CheckConstraint("ck_return_lines_quantity", "quantity > 0 AND received BETWEEN 0 AND quantity");
                    table.ForeignKey(
                        name: "fk_return_lines_order_lines_order_line_id",
                        column: x => x.order_line_id,
                        principalTable: "order_lines",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_return_lines_returns_return_id",
                        column: x => x.return_id,
                        principalTable: "returns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_stock_holds_quantity",
                table: "stock_holds",
                sql: "quantity > 0 AND settled BETWEEN 0 AND quantity");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_to_pick",
                table: "shipments",
                column: "order_id",
                unique: true,
                filter: "status = 0");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_tracking_number",
                table: "shipments",
                column: "tracking_number");

            migrationBuilder.CreateIndex(
                name: "ix_refunds_order_id",
                table: "refunds",
                column: "order_id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_refunds_amount",
                table: "refunds",
                sql: "amount_minor > 0 AND to_gift_cards_minor BETWEEN 0 AND amount_minor");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_refunded",
                table: "orders",
                sql: "refunded_minor BETWEEN 0 AND total_minor AND paid_by_gift_cards_minor BETWEEN 0 AND total_minor");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_total",
                table: "orders",
                sql: "total_minor >= 0 AND total_minor = subtotal_minor - discount_minor + shipping_minor - shipping_discount_minor + CASE WHEN prices_include_tax THEN 0 ELSE tax_minor END");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_lines_total",
                table: "order_lines",
                sql: "quantity > 0 AND total_minor = unit_price_minor * quantity AND discount_minor BETWEEN 0 AND total_minor");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_lines_units",
                table: "order_lines",
                sql: "shipped >= 0 AND cancelled >= 0 AND shipped + cancelled <= quantity AND refunded BETWEEN 0 AND quantity");

            migrationBuilder.CreateIndex(
                name: "ix_gift_card_entries_gift_card_id",
                table: "gift_card_entries",
                column: "gift_card_id");

            migrationBuilder.CreateIndex(
                name: "ix_gift_card_entries_order_id",
                table: "gift_card_entries",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_gift_cards_code_hash",
                table: "gift_cards",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_order_discount_order_id",
                table: "order_discount",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_promotions_code",
                table: "promotions",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_redemptions_order_id",
                table: "redemptions",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_redemptions_promotion_id_email",
                table: "redemptions",
                columns: new[] { "promotion_id", "email" });

            migrationBuilder.CreateIndex(
                name: "ix_redemptions_promotion_id_order_id",
                table: "redemptions",
                columns: new[] { "promotion_id", "order_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_refund_lines_refund_id",
                table: "refund_lines",
                column: "refund_id");

            migrationBuilder.CreateIndex(
                name: "ix_return_lines_order_line_id",
                table: "return_lines",
                column: "order_line_id");

            migrationBuilder.CreateIndex(
                name: "ix_return_lines_return_id",
                table: "return_lines",
                column: "return_id");

            migrationBuilder.CreateIndex(
                name: "ix_returns_order_id",
                table: "returns",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_returns_status",
                table: "returns",
                column: "status");

            migrationBuilder.AddForeignKey(
                name: "fk_refunds_orders_order_id",
                table: "refunds",
                column: "order_id",
                principalTable: "orders",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_refunds_orders_order_id",
                table: "refunds");

            migrationBuilder.DropTable(
                name: "gift_card_entries");

            migrationBuilder.DropTable(
                name: "order_discount");

            migrationBuilder.DropTable(
                name: "redemptions");

            migrationBuilder.DropTable(
                name: "refund_lines");

            migrationBuilder.DropTable(
                name: "return_lines");

            migrationBuilder.DropTable(
                name: "gift_cards");

            migrationBuilder.DropTable(
                name: "promotions");

            migrationBuilder.DropTable(
                name: "returns");

            migrationBuilder.DropCheckConstraint(
                name: "ck_stock_holds_quantity",
                table: "stock_holds");

            migrationBuilder.DropIndex(
                name: "ix_shipments_to_pick",
                table: "shipments");

            migrationBuilder.DropIndex(
                name: "ix_shipments_tracking_number",
                table: "shipments");

            migrationBuilder.DropIndex(
                name: "ix_refunds_order_id",
                table: "refunds");

            migrationBuilder.DropCheckConstraint(
                name: "ck_refunds_amount",
                table: "refunds");

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_refunded",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_orders_total",
                table: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_lines_total",
                table: "order_lines");

            migrationBuilder.DropCheckConstraint(
                name: "ck_order_lines_units",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "settled",
                table: "stock_holds");

            migrationBuilder.DropColumn(
                name: "delivered_at",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "actor",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "order_id",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "to_gift_cards_minor",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "discount_currency",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "discount_minor",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "paid_by_gift_cards_currency",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "paid_by_gift_cards_minor",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "refunded_minor",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "refunded_shipping_minor",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "shipping_discount_currency",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "shipping_discount_minor",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "cancelled",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "discount_currency",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "discount_minor",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "refunded",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "shipped",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "codes",
                table: "carts");

            migrationBuilder.DropColumn(
                name: "gift_card_ids",
                table: "carts");

            migrationBuilder.AlterColumn<long>(
                name: "payment_id",
                table: "refunds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_stock_holds_quantity",
                table: "stock_holds",
                sql: "quantity > 0");

            migrationBuilder.CreateIndex(
                name: "ix_shipments_order_id",
                table: "shipments",
                column: "order_id");

            migrationBuilder.AddCheckConstraint(
                name: "ck_refunds_amount",
                table: "refunds",
                sql: "amount_minor > 0");

            migrationBuilder.AddCheckConstraint(
                name: "ck_orders_total",
                table: "orders",
                sql: "total_minor >= 0 AND total_minor = subtotal_minor + shipping_minor + CASE WHEN prices_include_tax THEN 0 ELSE tax_minor END");

            migrationBuilder.AddCheckConstraint(
                name: "ck_order_lines_total",
                table: "order_lines",
                sql: "quantity > 0 AND total_minor = unit_price_minor * quantity");
        }
    }
}
