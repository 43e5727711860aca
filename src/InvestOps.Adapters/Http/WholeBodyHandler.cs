
namespace InvestOps.Adapters.Http;

/// <summary>Reads each body to its end, so that a connection that breaks in the middle is a failed attempt like any other. Bounds size and silence.</summary>
internal sealed class WholeBodyHandler(HttpLimits limits, TimeProvider time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int BlockBytes = 1 << 16;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(limits.Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            var response = await base.SendAsync(request, either.Token);
            var headers = response.Content.Headers;
            var whole = new ByteArrayContent(await ReadAsync(response.Content, silence, either.Token));
            whole.Headers.ContentType = headers.ContentType;
            response.Content.Dispose();
            response.Content = whole;
            return response;
        }
        catch (OperationCanceledException stopped) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(FormattableString.Invariant($"nothing came for {limits.Silence.TotalSeconds:0.#} seconds"), stopped);
        }
    }

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationTokenSource silence, CancellationToken cancellationToken)
    {
        var body = new byte[Math.Clamp(content.Headers.ContentLength ?? BlockBytes, BlockBytes, limits.MostBytes)];
        var length = 0;
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        while (true)
        {
            silence.CancelAfter(limits.Silence);
            if (length == body.Length)
            {
                Array.Resize(ref body, length * 2);
            }

            var read = await stream.ReadAsync(body.AsMemory(length), cancellationToken);
            if (read == 0)
            {
                return body.AsSpan(0, length).ToArray();
            }

            length += read;
            if (length > limits.MostBytes)
            {
                throw new TooLargeBodyException(limits.MostBytes);
            }
        }
    }
}
