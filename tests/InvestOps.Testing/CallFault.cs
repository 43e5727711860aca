using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace InvestOps.Testing;

/// <summary>What goes wrong with a call to a stand-in for Slack or a webhook.</summary>
public abstract record CallFault
{
    private CallFault()
    {
    }

    /// <summary>HTTP 429.</summary>
    /// <param name="Seconds">The header Retry-After; null: it is forgotten.</param>
    public sealed record TooMany(int? Seconds) : CallFault;

    /// <summary>A bare status.</summary>
    /// <param name="Code">The HTTP status.</param>
    public sealed record Status(int Code) : CallFault;

    /// <summary>HTTP 200 with <c>ok: false</c>, as Slack refuses.</summary>
    /// <param name="Code">Slack's word.</param>
    public sealed record Error(string Code) : CallFault;

    /// <summary>No answer until the caller gives up; nothing is done.</summary>
    public sealed record Hang : CallFault;

    /// <summary>The call is done, and the connection is cut before the answer.</summary>
    public sealed record AcceptThenDrop : CallFault;

    /// <summary>HTTP 200 from somebody else.</summary>
    /// <param name="Type">The type of content; null: none is said.</param>
    /// <param name="Body">What is answered.</param>
    public sealed record Foreign(string? Type, string Body) : CallFault;

    /// <summary>Answers a call with what is wrong; not for one that is done first.</summary>
    internal async Task AnswerAsync(HttpContext context)
    {
        switch (this)
        {
            case TooMany(var seconds):
                context.Response.StatusCode = 429;
                if (seconds is { } wait)
                {
                    context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
                }

                await context.Response.WriteAsJsonAsync(new { ok = false, error = "ratelimited" });
                break;
            case Status(var code):
                context.Response.StatusCode = code;
                break;
            case Error(var code):
                await context.Response.WriteAsJsonAsync(new { ok = false, error = code });
                break;
            case Foreign(var type, var body):
                context.Response.ContentType = type;
                await context.Response.WriteAsync(body);
                break;
            default:
                await RealTime.PassAsync(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
        }
    }
}
