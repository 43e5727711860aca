
namespace InvestOps.Adapters.Http;

/// <summary>Counts every request against the day's quota before it is sent, repetitions too, and sends none while the source shuts us out.</summary>
internal sealed class CountingHandler(SourceGuard guard, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await guard.TakeAsync(cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
