using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Storefront.Tests.Support;

/// <summary>The least that is an SMTP server (RFC 5321): takes one mail after another and keeps them as they came.</summary>
public sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<string> mails = [];
    private readonly Task running;

    public SmtpListener()
    {
        listener.Start();
        running = RunAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<string> Mails => mails;

    /// <summary>The answer to RCPT TO.</summary>
    public string Recipient { get; set; } = "250 OK";

    /// <summary>The answer to the mail itself.</summary>
    public string Data { get; set; } = "250 queued as 42";

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        listener.Stop();
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                try
                {
                    await TalkAsync(client);
                }
                catch (IOException)
                {
                    // A client that hangs up in the middle of a word.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test ESMTP");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var command = line.Split(' ', ':')[0].ToUpperInvariant();
            if (command == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var mail = await ReadMailAsync(reader);
                if (Data.StartsWith('2'))
                    mails.Add(mail);
            }
            await writer.WriteLineAsync(command switch
            {
                "EHLO" or "HELO" => "250 test",
                "RCPT" => Recipient,
                "DATA" => Data,
                "QUIT" => "221 bye",
                _ => "250 OK",
            });
            if (command == "QUIT")
                return;
        }
    }

    private async Task<string> ReadMailAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
            mail.AppendLine(line.StartsWith('.') ? line[1..] : line);
        return mail.ToString();
    }
}
