using System.Net;
using System.Net.Sockets;

namespace Storefront.Tests.Support;

/// <summary>What is wrong with the line.</summary>
public enum LineFault
{
    None,

    /// <summary>Every connection, open or new, is reset.</summary>
    Reset,

    /// <summary>Connections are taken and stay open; what is sent vanishes.</summary>
    BlackHole,

    /// <summary>Requests arrive; the connection is reset in the middle of the answer.</summary>
    CutAnswers,
}

/// <summary>A line to a server on this machine that a test can break while it is in use: between the shop and its gateway, its mail
/// provider or its database.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    /// <summary>Enough for a status line, not for an answer.</summary>
    private const int CutAfter = 12;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly HashSet<Connection> open = [];
    private readonly Task accepting;
    private LineFault fault;
    private int taken;

    /// <param name="target">The server's port; it may be told later, when the server is there.</param>
    public FaultProxy(int target = 0)
    {
        Target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Target { get; set; }

    /// <summary>How many connections were asked for so far, whatever became of them.</summary>
    public int Taken => Volatile.Read(ref taken);

    /// <summary>How long each piece of data is under way, in each direction.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Switching it resets what is open, unless the line only swallows from now on: as when a cable is pulled.</summary>
    public LineFault Fault
    {
        get => fault;
        set
        {
            fault = value;
            if (value != LineFault.BlackHole)
                ResetAll();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        ResetAll();
        await accepting;
        stop.Dispose();
    }

    private void ResetAll()
    {
        lock (open)
        {
            foreach (var connection in open)
                connection.Reset();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync(stop.Token);
                Interlocked.Increment(ref taken);
                client.NoDelay = true;
                _ = CarryAsync(new Connection(client));
            }
        }
        catch (Exception ended) when (IsBrokenLine(ended))
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(Connection connection)
    {
        lock (open)
            open.Add(connection);
        try
        {
            if (fault == LineFault.Reset)
                connection.Reset();
            else if (fault == LineFault.BlackHole)
                await PumpAsync(connection, connection.Client, connection.Server, isAnswer: false);
            else
                await ConnectAndPumpAsync(connection);
        }
        finally
        {
            lock (open)
                open.Remove(connection);
            connection.Dispose();
        }
    }

    private async Task ConnectAndPumpAsync(Connection connection)
    {
        try
        {
            await connection.Server.ConnectAsync(IPAddress.Loopback, Target, stop.Token);
        }
        catch (Exception unreachable) when (IsBrokenLine(unreachable))
        {
            connection.Reset();
            return;
        }

        await Task.WhenAll(
            PumpAsync(connection, connection.Client, connection.Server, isAnswer: false),
            PumpAsync(connection, connection.Server, connection.Client, isAnswer: true));
    }

    private async Task PumpAsync(Connection connection, Socket from, Socket to, bool isAnswer)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer, stop.Token)) > 0)
            {
                if (Delay > TimeSpan.Zero)
                    await Task.Delay(Delay, stop.Token);
                if (fault == LineFault.BlackHole)
                    continue;

                var isCut = isAnswer && fault == LineFault.CutAnswers;
                await to.SendAsync(buffer.AsMemory(0, isCut ? Math.Min(read, CutAfter) : read), stop.Token);
                if (isCut)
                    connection.Reset();
            }

            // Whoever hangs up behind a black hole is not heard to.
            if (fault != LineFault.BlackHole)
                to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception broken) when (IsBrokenLine(broken))
        {
            connection.Reset();
        }
    }

    private static bool IsBrokenLine(Exception failure) => failure is OperationCanceledException or SocketException or ObjectDisposedException;

    private sealed class Connection(Socket client) : IDisposable
    {
        public Socket Client => client;

        public Socket Server { get; } = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        public void Dispose()
        {
            client.Dispose();
            Server.Dispose();
        }

        /// <summary>Ends both halves with a reset rather than a goodbye.</summary>
        public void Reset()
        {
            Reset(client);
            Reset(Server);
        }

        private static void Reset(Socket socket)
        {
            try
            {
                socket.LingerState = new LingerOption(true, 0);
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                // It was closed already.
            }

            socket.Dispose();
        }
    }
}
