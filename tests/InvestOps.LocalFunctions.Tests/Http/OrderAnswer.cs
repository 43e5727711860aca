using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Tests.Http;

/// <summary>An answer, and a message beside it.</summary>
public sealed record OrderAnswer([property: HttpResult] IActionResult Answer, [property: QueueOutput("orders")] Item Message);
