using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace InvestOps.FakeExchange.Faults;

/// <summary>Writes answers, and what goes wrong on their way.</summary>
internal sealed class FaultyAnswer(TimeProvider time)
{
    private const int DripBytes = 16;
    private const int FloodBytes = 64 << 20;
    private const int UsualBytesPerSecond = 640;

    private static readonly byte[] BlockedPage = Encoding.UTF8.GetBytes(
        "<!DOCTYPE html><html lang=\"ko\"><head><title>안내</title></head><body>비정상적인 대량 조회가 감지되어 접속이 제한되었습니다.</body></html>");

    private static readonly byte[] OtherPage = "<!DOCTYPE html><html><head><title>Maintenance</title></head><body>Back soon.</body></html>"u8.ToArray();

    /// <summary>Answers in place of the service, where the fault says so.</summary>
    /// <returns>False where the service is to answer.</returns>
    public static async Task<bool> TryReplaceAsync(HttpContext context, PlannedFault? fault)
    {
        switch (fault?.Fault)
        {
            case FakeFault.Unauthorized:
                await WriteAsync(context, StatusCodes.Status401Unauthorized, "application/json", """{"respMsg":"Unauthorized API Call","respCode":"401"}"""u8.ToArray());
                return true;
            case FakeFault.Forbidden:
                await WriteAsync(context, StatusCodes.Status403Forbidden, "text/html", OtherPage);
                return true;
            case FakeFault.BlockedPage:
                await WriteAsync(context, StatusCodes.Status200OK, "text/html; charset=utf-8", BlockedPage);
                return true;
            case FakeFault.OtherPage:
                await WriteAsync(context, StatusCodes.Status200OK, "text/html", OtherPage);
                return true;
            case FakeFault.TooManyRequests:
                await WriteTooManyAsync(context, fault.Value);
                return true;
            case FakeFault.ServerError:
                await WriteAsync(context, fault.Value == 0 ? StatusCodes.Status503ServiceUnavailable : fault.Value, "text/plain", "no service"u8.ToArray());
                return true;
            case FakeFault.Redirect:
                context.Response.Headers.Location = "https://example.com/elsewhere";
                await WriteAsync(context, StatusCodes.Status302Found, "text/plain", []);
                return true;
            case FakeFault.NoTable:
                await WriteAsync(context, StatusCodes.Status200OK, "application/json", """{"respMsg":"ok"}"""u8.ToArray());
                return true;
            default:
                return await TryBreakAsync(context, fault);
        }
    }

    /// <summary>Sends a body, spoiled on its way where the fault says so.</summary>
    public async Task SendAsync(HttpContext context, string contentType, byte[] body, PlannedFault? fault)
    {
        switch (fault?.Fault)
        {
            case FakeFault.Cut:
                context.Response.ContentType = contentType;
                context.Response.ContentLength = body.Length;
                await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                break;
            case FakeFault.Truncated:
                await WriteAsync(context, StatusCodes.Status200OK, contentType, body[..(body.Length / 2)]);
                break;
            case FakeFault.Drip:
                context.Response.ContentLength = body.Length;
                await DripAsync(context, contentType, body, fault.Value);
                break;
            case FakeFault.Endless:
                await DripAsync(context, contentType, body, fault.Value);
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await DripAsync(context, contentType, new byte[DripBytes], fault.Value);
                }

                break;
            default:
                await WriteAsync(context, StatusCodes.Status200OK, contentType, body);
                break;
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, string contentType, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static Task WriteTooManyAsync(HttpContext context, int seconds)
    {
        if (seconds > 0)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return WriteAsync(context, StatusCodes.Status429TooManyRequests, "text/plain", "too many"u8.ToArray());
    }

    private static async Task<bool> TryBreakAsync(HttpContext context, PlannedFault? fault)
    {
        if (fault?.Fault == FakeFault.Hang)
        {
            var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using (context.RequestAborted.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), gone))
            {
                await gone.Task;
            }

            return true;
        }

        if (fault?.Fault == FakeFault.Flood)
        {
            var block = new byte[1 << 20];
            for (var sent = 0; sent < FloodBytes && !context.RequestAborted.IsCancellationRequested; sent += block.Length)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }

            return true;
        }

        return false;
    }

    private async Task DripAsync(HttpContext context, string contentType, byte[] body, int bytesPerSecond)
    {
        var wait = TimeSpan.FromSeconds((double)DripBytes / (bytesPerSecond == 0 ? UsualBytesPerSecond : bytesPerSecond));
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = contentType;
        }

        for (var sent = 0; sent < body.Length; sent += DripBytes)
        {
            await context.Response.Body.WriteAsync(body.AsMemory(sent, Math.Min(DripBytes, body.Length - sent)), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(wait, time, context.RequestAborted);
        }
    }
}
