using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Storefront.Tests.Support;

/// <summary>What a request to a node came to; status 0 when the connection broke. Times are of <see cref="Stopwatch.GetTimestamp"/>.</summary>
public sealed record Answer(string Asked, int Node, int Status, long Started, long Ended)
{
    public bool IsFailure => Status is 0 or >= 500;
}

/// <summary>Stands before the shop's nodes as a proxy without sticky sessions does: each request of anybody goes to the next node, and to
/// another one when nobody listens there. Notes what each request came to.</summary>
public sealed class Balancer(params Uri[] nodes)
{
    private readonly ConcurrentQueue<Answer> answers = new();
    private int turn;

    public IReadOnlyList<Answer> Answers => [.. answers];

    /// <summary>Somebody whose browser holds this cart; without one, a stranger.</summary>
    public HttpClient NewVisitor(string? cart = null)
    {
        var cookies = new CookieContainer();
        if (cart is not null)
            cookies.Add(nodes[0], new Cookie("cart", cart));
        return new HttpClient(new Route(this, Visitor.Wire(cookies))) { BaseAddress = nodes[0] };
    }

    private sealed class Route(Balancer balancer, HttpMessageHandler wire) : DelegatingHandler(wire)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // The hosted page is elsewhere.
            if (!balancer.Leads(request.RequestUri!))
                return await base.SendAsync(request, cancellationToken);

            var first = balancer.Next();
            for (var tries = 1; ; tries++)
            {
                var (node, started) = ((first + tries - 1) % balancer.Count, Stopwatch.GetTimestamp());
                var asked = $"{request.Method} {request.RequestUri!.PathAndQuery}";
                request.RequestUri = new Uri(balancer.Node(node), request.RequestUri.PathAndQuery);
                try
                {
                    var response = await base.SendAsync(request, cancellationToken);
                    balancer.Note(new Answer(asked, node, (int)response.StatusCode, started, Stopwatch.GetTimestamp()));
                    return response;
                }
                catch (HttpRequestException nobody) when (nobody.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused } && tries < balancer.Count)
                {
                    // Nothing was sent, so another node may have it.
                }
                catch (HttpRequestException)
                {
                    balancer.Note(new Answer(asked, node, 0, started, Stopwatch.GetTimestamp()));
                    throw;
                }
            }
        }
    }

    private int Count => nodes.Length;

    private bool Leads(Uri address) => nodes.Any(node => node.Authority == address.Authority);

    private int Next() => (int)((uint)Interlocked.Increment(ref turn) % (uint)nodes.Length);

    private Uri Node(int node) => nodes[node];

    private void Note(Answer answer) => answers.Enqueue(answer);
}
