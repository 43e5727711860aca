using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace InvestOps.Adapters.Http;

/// <summary>Which requests are repeated, how often, and after which waits.</summary>
internal static class Repetition
{
    public static ResiliencePipeline<HttpResponseMessage> Within(HttpLimits limits, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time };
        builder.AddTimeout(limits.Total);
        if (limits.Retries > 0)
        {
            builder.AddRetry(Retry(limits));
        }

        return builder.AddTimeout(limits.Attempt).Build();
    }

    private static HttpRetryStrategyOptions Retry(HttpLimits limits)
    {
        var jitter = new Random(limits.JitterSeed);
        return new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = limits.Retries,
            BackoffType = DelayBackoffType.Exponential,
            ShouldRetryAfterHeader = false,
            ShouldHandle = arguments => ValueTask.FromResult(IsTransient(arguments.Outcome)),
            DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(Delay(limits, arguments.AttemptNumber, jitter)),
        };
    }

    private static TimeSpan Delay(HttpLimits limits, int attempt, Random jitter)
    {
        double spread;
        lock (jitter)
        {
            spread = 1 + (jitter.NextDouble() / 2);
        }

        var delay = limits.FirstDelay * Math.Pow(2, attempt) * spread;
        return delay < limits.LongestDelay ? delay : limits.LongestDelay;
    }

    // Neither a block nor a quota: both get worse by asking again.
    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or IOException or TimeoutException or TimeoutRejectedException } => true,
        { Result: { } response } => response.StatusCode == HttpStatusCode.RequestTimeout || (int)response.StatusCode >= 500,
        _ => false,
    };
}
