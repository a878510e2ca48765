using Storefront.Core.Shared;
using Storefront.Web.Components.Ui;

namespace Storefront.Web.Components.Account;

/// <summary>A page of the shopper's orders.</summary>
/// <param name="Zone">The shop's, in which days are told.</param>
public sealed record OrdersView(IReadOnlyList<OrderRow> Orders, int Number, int Pages, TimeZoneInfo Zone);

/// <param name="Things">Names and pictures of what it holds, line by line.</param>
public sealed record OrderRow(
    string Number, DateTimeOffset PlacedAt, Money Total, (string Text, Badge.Tone Tone) Pill, int Pieces, IReadOnlyList<(string Name, string? Image)> Things);
