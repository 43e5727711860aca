using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace InvestOps.Functions.Http.Dashboard;

/// <summary>The fields of a form as a browser sends it.</summary>
internal static class PostedForm
{
    private const int MostBytes = 64 * 1024;
    private const int MostFields = 20;
    private const string FormType = "application/x-www-form-urlencoded";

    /// <exception cref="RefusedBodyException">It is no form, too large, or has a field twice.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(FormType, StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedBodyException(StatusCodes.Status415UnsupportedMediaType, "The body is of another type", $"Forms are sent as {FormType}.");
        }

        var tooLarge = string.Create(CultureInfo.InvariantCulture, $"A form has {MostBytes:N0} bytes at most.");
        var body = await RequestBody.ReadAsync(request, MostBytes, tooLarge, cancellationToken);
        try
        {
            using var reader = new FormReader(Encoding.UTF8.GetString(body)) { ValueCountLimit = MostFields, KeyLengthLimit = MostBytes, ValueLengthLimit = MostBytes };
            return (await reader.ReadFormAsync(cancellationToken)).ToDictionary(field => field.Key, field => field.Value is [{ } only] ? only : throw Wrong(), StringComparer.Ordinal);
        }
        catch (InvalidDataException)
        {
            throw Wrong();
        }
    }

    private static RefusedBodyException Wrong() => new(StatusCodes.Status400BadRequest, "The form is wrong", "A form has few fields, and each of them once.");
}
