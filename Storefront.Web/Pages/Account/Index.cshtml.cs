using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Storefront.Web.Pages.Account;

/// <summary>The account's first page.</summary>
public sealed class IndexModel : PageModel;
