using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Storefront.Core.Invoices;

/// <summary>The section <c>Invoices</c> of the settings: what documents are numbered like. <c>{number}</c> counts up without a gap;
/// where <c>{year}</c> stands too, it begins anew each year.</summary>
public sealed class InvoiceOptions
{
    public const string Section = "Invoices";

    private const string Pattern = @"^[A-Za-z0-9-]*(\{year\}[A-Za-z0-9-]*)?\{number\}[A-Za-z0-9-]*$";

    /// <summary>Corrections of credit notes are numbered among the invoices: they charge, too.</summary>
    [Required, MaxLength(30), RegularExpression(Pattern)]
    public string InvoiceNumber { get; set; } = "INV-{year}-{number}";

    [Required, MaxLength(30), RegularExpression(Pattern)]
    public string CreditNoteNumber { get; set; } = "CN-{year}-{number}";

    /// <summary>Numbers are filled up with zeros to so many digits.</summary>
    [Range(1, 12)]
    public int Digits { get; set; } = 6;

    /// <summary>The series that a document of that day is numbered in: the setting with its year filled in.</summary>
    internal string SeriesOf(InvoiceKind kind, DateOnly day) => (kind == InvoiceKind.CreditNote ? CreditNoteNumber : InvoiceNumber)
        .Replace("{year}", day.Year.ToString("D4", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    internal string NumberIn(string series, long sequence) =>
        series.Replace("{number}", sequence.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0'), StringComparison.Ordinal);
}
