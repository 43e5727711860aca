using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>Fails the requests whose address has some text in it.</summary>
internal sealed class RefusedRequests(string text) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        if (message.Request.Uri.ToString().Contains(text, StringComparison.Ordinal))
        {
            throw new RequestFailedException(503, "refused by the test");
        }
    }
}
