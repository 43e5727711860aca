using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace InvestOps.LocalFunctions.Http;

/// <summary>Answers that say what went wrong, as RFC 9457 has them.</summary>
internal static class Problem
{
    public const string ContentType = "application/problem+json";

    /// <param name="detail">For people; it never holds a stack trace.</param>
    /// <param name="invocationId">Under it the log has more; null where no function was called.</param>
    public static async Task WriteAsync(HttpContext context, int status, string? detail = null, string? invocationId = null)
    {
        if (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
            return;
        }

        var title = ReasonPhrases.GetReasonPhrase(status);
        var problem = new ProblemDetails { Status = status, Title = title.Length == 0 ? "Error" : title, Detail = detail };
        if (invocationId is not null)
        {
            problem.Extensions["invocationId"] = invocationId;
        }

        context.Response.StatusCode = status;
        context.Response.ContentLength = null;
        context.Response.Headers.ContentEncoding = default;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(problem, HttpJson.Options, ContentType, context.RequestAborted);
    }
}
