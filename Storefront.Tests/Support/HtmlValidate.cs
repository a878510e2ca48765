using System.Diagnostics;
using System.Text.Json;

namespace Storefront.Tests.Support;

/// <summary>html-validate's verdict on a page, run in Node with the rules of .htmlvalidate.json: its recommended ones, but for the slash that Razor puts into void elements.</summary>
public static class HtmlValidate
{
    public static async Task<IReadOnlyList<string>> CheckAsync(string html)
    {
        var start = new ProcessStartInfo("node", ["node_modules/html-validate/bin/html-validate.mjs", "--stdin", "--config", ".htmlvalidate.json", "--formatter", "json"])
        {
            WorkingDirectory = Path.Combine(SourceFile.Root, "Storefront.Tests"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(html);
        node.StandardInput.Close();
        await node.WaitForExitAsync();

        // 0: nothing found, 1: findings. Anything else, or a word on stderr, is html-validate itself failing.
        if (node.ExitCode is not (0 or 1) || (await errors).Length > 0)
            throw new InvalidOperationException($"html-validate failed ({node.ExitCode}): {await errors}");
        using var report = JsonDocument.Parse(await output);
        return [.. report.RootElement.EnumerateArray()
            .SelectMany(file => file.GetProperty("messages").EnumerateArray())
            .Select(message => $"{message.GetProperty("line")}:{message.GetProperty("column")} {message.GetProperty("ruleId")}: {message.GetProperty("message")}")];
    }
}
