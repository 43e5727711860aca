using System.Text;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Watching;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace InvestOps.Functions.Http;

/// <summary>HTTP answers, byte for byte the same under every host: JSON as it is stored, and problem details (RFC 9457).</summary>
internal static class Answers
{
    public static IActionResult Json<T>(int status, T value) => Content(status, "application/json; charset=utf-8", AssetJson.Write(value));

    /// <param name="errors">Each says what is wrong and what to do about it.</param>
    public static IActionResult Problem(int status, string title, IReadOnlyList<string> errors)
    {
        var problem = new Problem { Title = title, Status = status, Detail = string.Join(' ', errors), Errors = errors };
        return Content(status, "application/problem+json; charset=utf-8", AssetJson.Write(problem));
    }

    /// <summary>202: the work is queued; <c>Location</c> is where it can be watched.</summary>
    public static IActionResult Accepted(HttpRequest request, string id)
    {
        var path = request.Path.Value!;
        var location = $"{request.PathBase}{path[..(path.LastIndexOf('/') + 1)]}backtests/{id}";
        request.HttpContext.Response.Headers.Location = location;
        request.HttpContext.Response.Headers.RetryAfter = "2";
        return Json(StatusCodes.Status202Accepted, new { Id = id, Location = location });
    }

    /// <summary>The answer, or the problem that the request itself is. Failures of ours are the host's to tell.</summary>
    public static async Task<IActionResult> OrProblemAsync(Func<Task<IActionResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (RefusedBodyException refused)
        {
            return Problem(refused.Status, refused.Title, [refused.Message]);
        }
        catch (InvalidRequestException invalid)
        {
            return Problem(StatusCodes.Status400BadRequest, "The request cannot be run", invalid.Reasons);
        }
        catch (Exception exception) when (exception is ConfigurationException or StrategyNotFoundException)
        {
            return Problem(StatusCodes.Status400BadRequest, "The strategy cannot be run", exception.Message.Split('\n'));
        }
        catch (UnknownStorageException exception)
        {
            return Problem(StatusCodes.Status503ServiceUnavailable, "The storage is not the known one", [exception.Message]);
        }
        catch (MarketDataException exception)
        {
            return Problem(StatusCodes.Status409Conflict, "The market data does not allow it", [exception.Message]);
        }
    }

    private static ContentResult Content(int status, string type, byte[] content) =>
        new() { StatusCode = status, ContentType = type, Content = Encoding.UTF8.GetString(content) };
}
