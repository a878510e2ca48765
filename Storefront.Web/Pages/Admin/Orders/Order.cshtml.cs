using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Audit;
using Storefront.Core.Data;
using Storefront.Core.Fulfilment;
using Storefront.Core.Identity;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Web.Components.Admin.Orders;
using Storefront.Web.Hosting;
using Storefront.Web.Words;

namespace Storefront.Web.Pages.Admin.Orders;

/// <summary>
/// An order, and everything staff do with it. Each form says what it had seen of the order; when something happened since, nothing is done: the page shows what, with
/// everything still typed in, and pressing again means it.
/// </summary>
[Needs(Permission.OrdersRead)]
public sealed class OrderModel(StoreDb db, ReadOrderPage read, OrderActions act) : PageModel
{
    private const int MaxText = 500;
    private const int MaxNote = 2000;

    public OrderPage View { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(string number, string? done) => ShowAsync(number, null, AdminOrderText.Done(done));

    [Needs(Permission.OrdersShip)]
    public Task<IActionResult> OnPostShipAsync(string number) => DoAsync(number, "Ship", async (form, staff) =>
    {
        var (carrier, tracking, lines) = (form.Text("carrier", 100), form.Text("tracking", 100), form.Lines());
        if (carrier.Length == 0)
            return AdminRefusals.CarrierMissing;
        // The use case takes no lines for all that is left; here nothing is nothing.
        return lines.Count == 0 ? FulfilmentRefusals.NothingGiven : Of(await act.Ship.RunAsync(number, lines, carrier, tracking.Length > 0 ? tracking : null, staff, HttpContext.RequestAborted));
    });

    [Needs(Permission.OrdersShip)]
    public Task<IActionResult> OnPostDeliveredAsync(string number) => DoAsync(number, "Delivered", async (form, staff) =>
        await IsOfOrderAsync(db.Shipments.Where(s => s.Id == form.Id("shipment") && s.Order.Number == number)) ? Of(await act.Deliver.RunAsync(form.Id("shipment"), staff, HttpContext.RequestAborted)) : FulfilmentRefusals.NoSuchShipment);

    [Needs(Permission.OrdersShip)]
    public Task<IActionResult> OnPostTakeBackAsync(string number) => DoAsync(number, "TakeBack", async (form, staff) =>
        await IsOfOrderAsync(db.Shipments.Where(s => s.Id == form.Id("shipment") && s.Order.Number == number)) ? Of(await act.TakeBack.RunAsync(form.Id("shipment"), staff, HttpContext.RequestAborted)) : FulfilmentRefusals.NoSuchShipment);

    [Needs(Permission.OrdersCancel)]
    public Task<IActionResult> OnPostCancelAsync(string number) => DoAsync(number, "Cancel", async (form, staff) =>
        form.Text("reason", MaxText) is { Length: > 0 } reason ? Of(await act.Cancel.RunAsync(number, staff, reason, HttpContext.RequestAborted)) : AdminRefusals.ReasonMissing);

    [Needs(Permission.OrdersRefund)]
    public Task<IActionResult> OnPostRefundAsync(string number) => DoAsync(number, "Refund", async (form, staff) =>
    {
        var order = await db.Orders.AsNoTracking().SingleAsync(o => o.Number == number, HttpContext.RequestAborted);
        var (isGiven, amount) = form.Amount("amount", order);
        if (form.Text("reason", MaxText) is not { Length: > 0 } reason)
            return AdminRefusals.ReasonMissing;
        if (isGiven && amount is null)
            return AdminRefusals.AmountWrong;

        var wish = new RefundWish(form.RefundLines(), form.Has("shipping"), amount, reason, form.Has("despite-dispute"));
        return Of(await act.Refund.RunAsync(number, wish, staff, HttpContext.RequestAborted));
    });

    [Needs(Permission.OrdersReturn)]
    public Task<IActionResult> OnPostReturnAsync(string number) => DoAsync(number, "Return", async (form, staff) =>
        form.Text("reason", MaxText) is { Length: > 0 } reason ? Of(await act.AskReturn.RunAsync(number, form.Lines(), reason, staff, cancel: HttpContext.RequestAborted)) : AdminRefusals.ReasonMissing);

    [Needs(Permission.OrdersReturn)]
    public Task<IActionResult> OnPostDecideAsync(string number) => DoAsync(number, "Decide", async (form, staff) =>
    {
        var (id, approve, answer) = (form.Id("return"), form.Text("decision", 10) == "approve", form.Text("answer", MaxText));
        if (!await IsOfOrderAsync(db.Returns.Where(r => r.Id == id && r.Order.Number == number)))
            return FulfilmentRefusals.NoSuchReturn;
        // Who is refused is told why.
        return !approve && answer.Length == 0 ? AdminRefusals.ReasonMissing : Of(await act.Decide.RunAsync(id, approve, answer, staff, HttpContext.RequestAborted));
    });

    [Needs(Permission.OrdersReturn)]
    public Task<IActionResult> OnPostReceiveAsync(string number) => DoAsync(number, "Receive", async (form, staff) =>
        await IsOfOrderAsync(db.Returns.Where(r => r.Id == form.Id("return") && r.Order.Number == number))
            ? Of(await act.Receive.RunAsync(form.Id("return"), form.Received(), staff, HttpContext.RequestAborted))
            : FulfilmentRefusals.NoSuchReturn);

    [Needs(Permission.OrdersNote)]
    public Task<IActionResult> OnPostNoteAsync(string number) => DoAsync(number, "Note", async (form, staff) =>
        form.Text("note", MaxNote) is { Length: > 0 } note ? Of(await act.Note.RunAsync(number, note, staff, HttpContext.RequestAborted)) : AdminRefusals.NoteMissing);

    /// <summary>Asks the use case, unless the order has changed since the form was drawn.</summary>
    private async Task<IActionResult> DoAsync(string number, string handler, Func<OrderForm, string, Task<Refusal?>> run)
    {
        var form = new OrderForm(await Request.ReadFormAsync(HttpContext.RequestAborted));
        var known = await db.Orders.Where(o => o.Number == number).Select(o => new { o.Id, Revision = o.Events.Max(e => (long?)e.Id) ?? 0 }).SingleOrDefaultAsync(HttpContext.RequestAborted);
        if (known is null)
            return NotFound();
        if (known.Revision > form.Seen)
            return await ShowAsync(number, form.Seen, typed: new Typed(handler, form.Fields, AdminRefusals.ChangedMeanwhile.Message, IsConflict: true), status: StatusCodes.Status409Conflict);

        StaffAct.Current?.About(number, (db, cancel) => OrderSnapshot.ReadAsync(db, known.Id, cancel));
        return await run(form, HttpContext.NeedShopper().Actor()) is { } refusal
            ? await ShowAsync(number, form.Seen, typed: new Typed(handler, form.Fields, refusal.Message, IsConflict: false), status: refusal.Status())
            : new SeeOther($"/admin/orders/{number}?done={handler}");
    }

    private async Task<IActionResult> ShowAsync(string number, long? seen, string? news = null, Typed? typed = null, int status = StatusCodes.Status200OK)
    {
        if (await read.RunAsync(HttpContext, number, seen, typed, news) is not { } view)
            return NotFound();
        View = view;
        return new PageResult { StatusCode = status };
    }

    private Task<bool> IsOfOrderAsync<T>(IQueryable<T> which) => which.AnyAsync(HttpContext.RequestAborted);

    private static Refusal? Of<T>(Outcome<T> outcome) => outcome.Refusal;
}
