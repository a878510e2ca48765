using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storefront.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_category_listings_category_id_is_published_popularity_product_id",
                table: "category_listings");

            migrationBuilder.AddColumn<long>(
                name: "brand_id",
                table: "category_listings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "is_available",
                table: "category_listings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "is_reduced",
                table: "category_listings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "rating",
                table: "category_listings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "facet_counts",
                columns: table => new
                {
                    category_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_facet_counts", x => new { x.category_id, x.kind, x.value });
                });

            migrationBuilder.CreateTable(
                name: "facet_options",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    option_key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    option = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    swatch = table.Column<string>(type: "TEXT", maxLength: 9, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_facet_options", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "listing_options",
                columns: table => new
                {
                    product_id = table.Column<long>(type: "INTEGER", nullable: false),
                    option_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listing_options", x => new { x.product_id, x.option_id });
                });

            migrationBuilder.CreateTable(
                name: "search_words",
                columns: table => new
                {
                    word = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    shown = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    products = table.Column<int>(type: "INTEGER", nullable: false),
                    heads = table.Column<int>(type: "INTEGER", nullable: false),
                    names = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_words", x => x.word);
                });

            migrationBuilder.CreateTable(
                name: "searched_questions",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    searches = table.Column<int>(type: "INTEGER", nullable: false),
                    empty = table.Column<int>(type: "INTEGER", nullable: false),
                    clicks = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_searched_questions", x => new { x.question, x.day });
                });

            migrationBuilder.CreateTable(
                name: "stale_products",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    product_id = table.Column<long>(type: "INTEGER", nullable: false),
                    is_in_old_index = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stale_products", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "synonyms",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    phrases = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_synonyms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "word_grams",
                columns: table => new
                {
                    gram = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    word = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_word_grams", x => new { x.gram, x.word });
                });

            migrationBuilder.CreateIndex(
                name: "ix_products_reduced",
                table: "products",
                columns: new[] { "status", "popularity", "id" },
                descending: new[] { false, true, false },
                filter: "compare_at_minor IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_category_listings_popular",
                table: "category_listings",
                columns: new[] { "category_id", "is_published", "popularity", "product_id", "brand_id", "price_minor", "rating", "is_reduced", "is_available" },
                descending: new[] { false, false, true, false, false, false, false, false, false });

            migrationBuilder.CreateIndex(
                name: "ix_facet_options_option_key_key",
                table: "facet_options",
                columns: new[] { "option_key", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_listing_options_option_id_product_id",
                table: "listing_options",
                columns: new[] { "option_id", "product_id" });

            migrationBuilder.CreateIndex(
                name: "ix_searched_questions_day",
                table: "searched_questions",
                column: "day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "facet_counts");

            migrationBuilder.DropTable(
                name: "facet_options");

            migrationBuilder.DropTable(
                name: "listing_options");

            migrationBuilder.DropTable(
                name: "search_words");

            migrationBuilder.DropTable(
                name: "searched_questions");

            migrationBuilder.DropTable(
                name: "stale_products");

            migrationBuilder.DropTable(
                name: "synonyms");

            migrationBuilder.DropTable(
                name: "word_grams");

            migrationBuilder.DropIndex(
                name: "ix_products_reduced",
                table: "products");

            migrationBuilder.DropIndex(
                name: "ix_category_listings_popular",
                table: "category_listings");

            migrationBuilder.DropColumn(
                name: "brand_id",
                table: "category_listings");

            migrationBuilder.DropColumn(
                name: "is_available",
                table: "category_listings");

            migrationBuilder.DropColumn(
                name: "is_reduced",
                table: "category_listings");

            migrationBuilder.DropColumn(
                name: "rating",
                table: "category_listings");

            migrationBuilder.CreateIndex(
                name: "ix_category_listings_category_id_is_published_popularity_product_id",
                table: "category_listings",
                columns: new[] { "category_id", "is_published", "popularity", "product_id" },
                descending: new[] { false, false, true, false });
        }
    }
}
