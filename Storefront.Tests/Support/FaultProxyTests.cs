using System.Net;
using System.Net.Sockets;

namespace Storefront.Tests.Support;

/// <summary>The line itself, in front of a sandbox: what it does with each fault, and that it can be mended.</summary>
public class FaultProxyTests : SandboxTests
{
    private const string Ledger = "/sandbox/ledger";

    private FaultProxy line = null!;
    private HttpClient http = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        line = new FaultProxy(new Uri(Sandbox.Address).Port);
        http = Visitor.At(new Uri($"http://127.0.0.1:{line.Port}"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync());
    }

    public override async ValueTask DisposeAsync()
    {
        http.Dispose();
        await line.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_reset_line_fails_every_request_until_it_is_mended()
    {
        line.Fault = LineFault.Reset;
        var before = line.Taken;

        await FailsAsync();
        await FailsAsync();
        Assert.True(line.Taken > before);

        line.Fault = LineFault.None;
        Assert.Equal(HttpStatusCode.OK, await GetAsync());
    }

    [Fact]
    public async Task A_black_hole_answers_nothing_on_open_and_on_new_connections_until_it_is_mended()
    {
        line.Fault = LineFault.BlackHole;
        var onOpen = GetAsync();
        var onNew = GetAsync();
        await Eventually.TrueAsync(() => line.Taken >= 2, "the second connection is taken");
        Assert.False(onOpen.IsCompleted || onNew.IsCompleted);

        line.Fault = LineFault.None;
        await Assert.ThrowsAsync<HttpRequestException>(() => onOpen);
        await Assert.ThrowsAsync<HttpRequestException>(() => onNew);
        Assert.Equal(HttpStatusCode.OK, await GetAsync());
    }

    [Fact]
    public async Task A_cut_loses_the_answer_but_not_the_request()
    {
        line.Fault = LineFault.CutAnswers;
        using var asked = new StringContent("""{"call":"pay","fault":"decline"}""");

        await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync("/sandbox/faults", asked));

        Assert.Equal("decline", Assert.Single((await Sandbox.JsonAsync("/sandbox/faults")).EnumerateArray()).GetProperty("kind").GetString());
        line.Fault = LineFault.None;
        Assert.Equal(HttpStatusCode.OK, await GetAsync());
    }

    [Fact]
    public async Task A_slow_line_brings_everything_late()
    {
        line.Delay = TimeSpan.FromMinutes(1);
        var slow = GetAsync();
        using var direct = await Sandbox.Http.GetAsync(Ledger);
        Assert.False(slow.IsCompleted);

        // Mended, what is under way is lost and what is asked for now is not.
        line.Delay = TimeSpan.Zero;
        line.Fault = LineFault.None;
        await Assert.ThrowsAsync<HttpRequestException>(() => slow);
        Assert.Equal(HttpStatusCode.OK, await GetAsync());
    }

    /// <summary>A reset that meets the client between connecting and its first look at the socket reaches us bare, without its wrapping.</summary>
    private async Task FailsAsync() =>
        Assert.True(await Assert.ThrowsAnyAsync<Exception>(GetAsync) is HttpRequestException or SocketException);

    private async Task<HttpStatusCode> GetAsync()
    {
        using var answer = await http.GetAsync(Ledger);
        return answer.StatusCode;
    }
}
