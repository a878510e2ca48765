using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Reviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "decided_at",
                table: "reviews",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decided_by",
                table: "reviews",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "guest_key",
                table: "reviews",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "helpful",
                table: "reviews",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "rejected_because",
                table: "reviews",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "replied_at",
                table: "reviews",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "reply",
                table: "reviews",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "reviews",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "shopper_id",
                table: "reviews",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "token",
                table: "reviews",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "five_stars",
                table: "products",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "four_stars",
                table: "products",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "one_star",
                table: "products",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "three_stars",
                table: "products",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "two_stars",
                table: "products",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // What is there already: reviews get a name of their own, and products the spread of their stars.
            migrationBuilder.Sql("UPDATE reviews SET token = lower(hex(randomblob(8)));");
            migrationBuilder.Sql(
                """
                UPDATE products SET one_star = spread.one, two_stars = spread.two, three_stars = spread.three, four_stars = spread.four, five_stars = spread.five
                FROM (
                  SELECT product_id, COUNT(*) FILTER (WHERE rating = 1) AS one, COUNT(*) FILTER (WHERE rating = 2) AS two, COUNT(*) FILTER (WHERE rating = 3) AS three,
                    COUNT(*) FILTER (WHERE rating = 4) AS four, COUNT(*) FILTER (WHERE rating = 5) AS five
                  FROM reviews WHERE status = 1 GROUP BY product_id) AS spread
                WHERE spread.product_id = products.id;
                """);

            migrationBuilder.CreateTable(
                name: "helpful_votes",
                columns: table => new
                {
                    review_id = table.Column<long>(type: "INTEGER", nullable: false),
                    voter = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_helpful_votes", x => new { x.review_id, x.voter });
                    table.ForeignKey(
                        name: "fk_helpful_votes_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_guest_key_product_id",
                table: "reviews",
                columns: new[] { "guest_key", "product_id" },
                unique: true,
                filter: "guest_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_shopper_id_product_id",
                table: "reviews",
                columns: new[] { "shopper_id", "product_id" },
                unique: true,
                filter: "shopper_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_token",
                table: "reviews",
                column: "token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reviews_waiting",
                table: "reviews",
                column: "written_at",
                filter: "status = 0");

            migrationBuilder.CreateIndex(
                name: "ix_helpful_votes_voter",
                table: "helpful_votes",
                column: "voter");

            migrationBuilder.AddForeignKey(
                name: "fk_reviews_shoppers_shopper_id",
                table: "reviews",
                column: "shopper_id",
                principalTable: "shoppers",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_reviews_shoppers_shopper_id",
                table: "reviews");

            migrationBuilder.DropTable(
                name: "helpful_votes");

            migrationBuilder.DropIndex(
                name: "ix_reviews_guest_key_product_id",
                table: "reviews");

            migrationBuilder.DropIndex(
                name: "ix_reviews_shopper_id_product_id",
                table: "reviews");

            migrationBuilder.DropIndex(
                name: "ix_reviews_token",
                table: "reviews");

            migrationBuilder.DropIndex(
                name: "ix_reviews_waiting",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "decided_at",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "decided_by",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "guest_key",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "helpful",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "rejected_because",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "replied_at",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "reply",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "shopper_id",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "token",
                table: "reviews");

            migrationBuilder.DropColumn(
                name: "five_stars",
                table: "products");

            migrationBuilder.DropColumn(
                name: "four_stars",
                table: "products");

            migrationBuilder.DropColumn(
                name: "one_star",
                table: "products");

            migrationBuilder.DropColumn(
                name: "three_stars",
                table: "products");

            migrationBuilder.DropColumn(
                name: "two_stars",
                table: "products");
        }
    }
}
