using Microsoft.Extensions.Time.Testing;

namespace InvestOps.Adapters.Tests.Http;

/// <summary>Answers with a body that comes a few bytes at a time; the clock goes on by each step as if it had taken that long.</summary>
internal sealed class SlowLine(FakeTimeProvider time, int length) : HttpMessageHandler
{
    /// <summary>Before the first byte.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Before each piece.</summary>
    public TimeSpan Step { get; init; }

    /// <summary>The bytes of a piece.</summary>
    public int StepBytes { get; init; }

    public int Requests { get; private set; }

    /// <summary>How long it took altogether, so far.</summary>
    public TimeSpan Waited { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        Pass(Latency, cancellationToken);
        return Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new Pieces(this, length)), RequestMessage = request });
    }

    private void Pass(TimeSpan span, CancellationToken cancellationToken)
    {
        Waited += span;
        time.Advance(span);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private sealed class Pieces(SlowLine line, int length) : MemoryStream(new byte[length], writable: false)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position < Length)
            {
                line.Pass(line.Step, cancellationToken);
            }

            return base.ReadAsync(buffer[..Math.Min(buffer.Length, line.StepBytes)], cancellationToken);
        }
    }
}
