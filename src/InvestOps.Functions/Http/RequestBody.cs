using Microsoft.AspNetCore.Http;

namespace InvestOps.Functions.Http;

/// <summary>A whole body in memory, up to a limit.</summary>
internal static class RequestBody
{
    /// <param name="tooLarge">Says what the limit is.</param>
    /// <exception cref="RefusedBodyException">It is larger.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, int mostBytes, string tooLarge, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[8 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await content.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            if (content.Length > mostBytes)
            {
                throw new RefusedBodyException(StatusCodes.Status413PayloadTooLarge, "The body is too large", tooLarge);
            }
        }

        return content.ToArray();
    }
}
