"""x"""
import time, io, resource, cProfile, pstats, os
from datetime import date
from liem.core.access.scope import enter
from .making import workbook
from .test_importing import HEADER
from liem.gates.books.importing import check
from liem.gates.books.writing import write
def test_perf(officer):
    n=int(os.environ.get("N","10000"))
    def gen():
        yield ["SỔ"]; yield ["Đơn vị: đồng"]; yield HEADER
        for i in range(n):
            yield [i, f"{i:06d}", f"Vụ việc giả định số {i} tại kho A", "Incident", "corruption","Own detection", date(2023,1+i%12,1+i%28) if i%2 else f"{1+i%28}/{1+i%12}/2023", "Tóm tắt nội dung "+str(i)]
    f=workbook(gen()); print("rss0",resource.getrusage(resource.RUSAGE_SELF).ru_maxrss/1024)
    t=time.time()
    pr=cProfile.Profile() if os.environ.get("P") else None
    if pr: pr.enable()
    o=check(f,register="cases",actor=officer); print("check",n/(time.time()-t), time.time()-t)
    pr = cProfile.Profile(); pr.enable()
    t=time.time(); 
    print(write(o)); print("write",n/(time.time()-t), time.time()-t)
    if pr: pr.disable(); pstats.Stats(pr).sort_stats("cumtime").print_stats(60)
    print("rss",resource.getrusage(resource.RUSAGE_SELF).ru_maxrss/1024)
    t=time.time(); o=check(f,register="cases",actor=officer); print("again",time.time()-t,o.unchanged)
