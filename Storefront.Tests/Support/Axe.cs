using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Storefront.Tests.Support;

/// <summary>axe's verdict on a page as it stands in the browser, by the rules of WCAG 2.2 AA and good practice.</summary>
public static class Axe
{
    public static async Task<IReadOnlyList<string>> CheckAsync(IPage page)
    {
        // What is half faded in has another contrast than what people read.
        await page.WaitForFunctionAsync(
            "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling') && document.getAnimations().every(animation => animation.playState !== 'running')");
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help}: {node.Html}"))];
    }
}
