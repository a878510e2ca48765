using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Data;
using Storefront.Core.Fulfilment;
using Storefront.Core.Orders;
using Storefront.Web.Components.Orders;
using Storefront.Web.Hosting;
using Storefront.Web.Pages.Carts;
using Storefront.Web.Words;
using static Storefront.Web.Components.Ui.ErrorSummary;

namespace Storefront.Web.Pages.Orders;

/// <summary>Asks to send things back, for whoever may see the order.</summary>
public sealed class ReturnModel(StoreDb db, OrderAccess access, RequestReturn ask) : PageModel
{
    public ReturnFormView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number, string? key)
    {
        if (await access.FindAsync(HttpContext, number, key) is not { } pass)
            return NotFound();

        var lines = await ReadAsync(number);
        return lines.Count == 0 ? new SeeOther(pass.To()) : Show(pass, lines, null, null, []);
    }

    public async Task<IActionResult> OnPostAsync(string number, string? key, string? reason, string? comment)
    {
        if (await access.FindAsync(HttpContext, number, key) is not { } pass)
            return NotFound();

        var lines = await ReadAsync(number);
        var typed = comment?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, Return.MaxComment)] : null;
        var errors = new List<FormError>();
        if (lines.TrueForAll(line => line.Form.Chosen == 0))
            errors.Add(new FormError(lines.Count > 0 ? lines[0].Form.Field : "", OrderWords.ReturnNothingChosen));
        if (ReturnReasons.Of(reason) is null)
            errors.Add(new FormError("reason", OrderWords.ReturnReasonMissing));
        if (errors.Count > 0)
            return Show(pass, lines, reason, typed, errors, StatusCodes.Status422UnprocessableEntity);

        var units = lines.Where(line => line.Form.Chosen > 0).Select(line => new LineUnits(line.Id, line.Form.Chosen)).ToList();
        var asked = await ask.RunAsync(number, units, ReturnReasons.Of(reason)!, OrderEvent.Shopper, typed, HttpContext.RequestAborted);
        return asked.Refusal is { } refusal
            ? Show(pass, lines, reason, typed, [new FormError("", refusal.Message)], refusal.Status())
            : new SeeOther(pass.Done("return"));
    }

    /// <summary>The lines of which something can come back, with what the form says of them.</summary>
    private async Task<List<(long Id, ReturnableLine Form)>> ReadAsync(string number)
    {
        var lines = await db.Orders.Where(order => order.Number == number).SelectMany(order => order.Lines).OrderBy(line => line.Id)
            .Select(line => new
            {
                line.Id,
                line.Sku,
                line.Name,
                line.Options,
                line.ImagePath,
                Left = line.Shipped - db.ReturnLines
                    .Where(back => back.OrderLineId == line.Id && db.Returns.Any(r => r.Id == back.ReturnId && r.Status != ReturnStatus.Rejected))
                    .Sum(back => back.Quantity),
            })
            .Where(line => line.Left > 0)
            .ToListAsync(HttpContext.RequestAborted);
        return lines.ConvertAll(line => (line.Id, new ReturnableLine(line.Sku, line.Name, line.Options, line.ImagePath, line.Left, Chosen(line.Sku, line.Left))));
    }

    private int Chosen(string sku, int left) =>
        Request.HasFormContentType && FillCart.Quantity(Request.Form[ReturnableLine.FieldOf(sku)].ToString()) is { } units ? Math.Min(units, left) : 0;

    private PageResult Show(
        OrderPass pass, List<(long Id, ReturnableLine Form)> lines, string? reason, string? comment, IReadOnlyList<FormError> errors, int status = StatusCodes.Status200OK)
    {
        View = new ReturnFormView(pass, lines.ConvertAll(line => line.Form), reason, comment, errors, HttpContext.FormToken());
        return new PageResult { StatusCode = status };
    }
}
